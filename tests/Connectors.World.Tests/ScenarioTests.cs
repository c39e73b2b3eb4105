using System.Globalization;
using Connectors.TestSupport;
using Connectors.World.Engine;
using Connectors.World.Kernel;
using Connectors.World.Scripts;
using Connectors.World.Systems;

namespace Connectors.World.Tests;

/// <summary>Scripts that a person can read, one for each rule that two systems and their users can put to the test. The judge is the one of the random worlds.</summary>
public sealed class ScenarioTests
{
    private static readonly WorldConfig Plain = new() { Winner = Winner.Accounting };

    private static readonly string[] Edits = ["name", "city", "phone", "memo"];

    [Theory]
    [Rule("R3")]
    [InlineData(Safety.Key)]
    [InlineData(Safety.ClientId)]
    [InlineData(Safety.ReadBack)]
    [InlineData(Safety.Nothing)]
    public void A_process_dies_at_each_of_its_steps(object safety)
    {
        for (var step = 1; step <= 110; step++)
        {
            Holds(Plain with { Books = new Traits { Safety = (Safety)safety, WriteReturnsRecord = step % 2 == 0 } }, $"""
                00:00:00 new crm
                00:00:01 new books
                00:00:02 twins
                00:01:00 crash a {step}
                00:01:01 run a
                00:03:00 edit crm 1 city plain          # a second edit, while nobody knows what became of the first write
                00:04:00 run b
                00:04:30 edit books 1 city mixed
                """);
        }
    }

    [Fact]
    [Rule("R21")]
    public void A_process_is_stopped_at_each_of_its_steps_and_wakes_after_another_one_took_over()
    {
        for (var step = 1; step <= 90; step++)
        {
            Holds(Plain with { Books = new Traits { Safety = step % 2 == 0 ? Safety.ReadBack : Safety.ClientId } }, $"""
                00:00:00 new crm
                00:00:01 new books
                00:01:00 stop a 1000 {step}
                00:01:01 run a
                00:04:00 run b
                00:09:00 run b
                00:13:00 run b
                """);
        }
    }

    /// <summary>Nothing but the deadline keeps the sleeper's create away: by the time it wakes, the other process has settled that it was never made, and made it.</summary>
    [Fact]
    [Rule("R21")]
    public void A_process_that_slept_behind_its_intent_sends_nothing_when_it_wakes()
    {
        foreach (var safety in new[] { Safety.ReadBack, Safety.Nothing })
        {
            for (var step = 20; step <= 70; step++)
            {
                Holds(Plain with { Crm = new Traits { Safety = Safety.ClientId }, Books = new Traits { Safety = safety } }, $"""
                    00:00:00 new crm
                    00:01:00 stop a 2400 {step}
                    00:01:01 run a
                    00:06:00 run b
                    00:12:00 run b
                    00:18:00 run b
                    00:24:00 run b
                    """);
            }
        }
    }

    /// <summary>The list is half a minute behind what a read by id has shown: it must not set the CRM back to it.</summary>
    [Fact]
    [Rule("R22")]
    [Rule("R39")]
    public void A_list_that_is_behind_a_read_by_id_takes_nothing_back()
    {
        for (var second = 2; second <= 28; second += 2)
        {
            Holds(Plain with { Deviation = Deviation.Tolerate, Books = new Traits { ListLag = TimeSpan.FromSeconds(40), Cursor = second % 4 == 0 ? CursorKind.ModifiedAt : CursorKind.None } }, $"""
                00:00:00 new crm
                00:01:00 run a
                00:20:00 edit books 1 city plain
                00:20:01 edit crm 1 phone plain
                00:20:02 run a                               # the read before the write sees the city
                00:20:{second + 5:00} edit crm 1 rating plain          # goes nowhere, and brings the pair up again
                00:20:{second + 6:00} run a
                """);
        }
    }

    /// <summary>A replica answers the reads by id, and shows for a while what our own write replaced: nobody set it back.</summary>
    [Fact]
    [Rule("R2")]
    [Rule("R39")]
    public void A_read_by_id_that_is_behind_our_own_write_takes_nothing_back()
    {
        for (var second = 2; second <= 28; second += 2)
        {
            Holds(Plain with { Deviation = Deviation.Tolerate, Books = new Traits { GetLag = TimeSpan.FromSeconds(40), WriteReturnsRecord = second % 4 == 0 } }, $"""
                00:00:00 new crm
                00:01:00 run a
                00:20:00 edit crm 1 city plain
                00:20:01 run a
                00:20:{second + 3:00} edit crm 1 phone plain
                00:20:{second + 4:00} run a                     # the read before the write still has the city of before
                """);
        }
    }

    /// <summary>A read by id that does not know the new record yet says so; that is not a deletion.</summary>
    [Theory]
    [Rule("R14")]
    [InlineData(true)]
    [InlineData(false)]
    public void A_record_that_a_read_does_not_show_yet_is_not_deleted(bool replies)
    {
        for (var second = 3; second <= 40; second += 3)
        {
            Holds(Plain with { Books = new Traits { GetLag = TimeSpan.FromSeconds(45), WriteReturnsRecord = replies, Shape = second % 2 == 0 ? WriteShape.Replace : WriteShape.Patch } }, $"""
                00:00:00 new crm
                00:01:00 run a
                00:01:{second:00} edit crm 1 city plain
                00:01:{second + 1:00} run a
                """);
        }
    }

    [Fact]
    [Rule("R29")]
    [Rule("R39")]
    public void A_user_edits_between_any_two_steps_of_a_run()
    {
        foreach (var token in new[] { false, true })
        {
            for (var step = 1; step <= 90; step++)
            {
                Holds(Plain with { Books = new Traits { Shape = WriteShape.Replace, Token = token, WriteReturnsRecord = false } }, $"""
                    00:00:00 new crm
                    00:00:01 new books
                    00:01:00 run a
                    00:05:00 edit crm 1 city plain
                    00:05:01 edit books 2 phone plain
                    00:05:02 between {step} edit books {1 + (step % 2)} {Edits[step % 4]} mixed
                    00:05:03 run a
                    """);
            }
        }
    }

    [Theory]
    [Rule("R22")]
    [Rule("R37")]
    [MemberData(nameof(Faults))]
    public void Each_outcome_of_a_create_and_of_an_update(object fault, object safety)
    {
        foreach (var system in new[] { "crm", "books" })
        {
            Holds(Plain with { Crm = new Traits { Safety = (Safety)safety == Safety.ReadBack ? Safety.ClientId : (Safety)safety }, Books = new Traits { Safety = (Safety)safety } }, $"""
                00:00:00 new crm
                00:00:01 new books
                00:00:30 fault {system} {fault}
                00:01:00 run a                           # the create
                00:03:30 edit crm 1 city plain
                00:20:00 run a
                00:40:00 edit crm 1 phone plain
                00:40:01 edit books 1 phone plain
                00:40:02 fault {system} {fault}
                00:41:00 run a                           # the update
                00:43:30 edit crm 2 name mixed
                """);
        }
    }

    public static TheoryData<object, object> Faults
    {
        get
        {
            var data = new TheoryData<object, object>();
            foreach (var fault in Enum.GetValues<WriteFault>())
            {
                foreach (var safety in Enum.GetValues<Safety>())
                    data.Add(fault, safety);
            }

            return data;
        }
    }

    [Fact]
    [Rule("R24")]
    public void A_key_is_not_repeated_after_its_window()
    {
        foreach (var minutes in new[] { 1, 7, 8, 9, 59, 61, 600 })
        {
            Holds(Plain with { Books = new Traits { Safety = Safety.Key, KeyWindow = TimeSpan.FromMinutes(8) } }, $"""
                00:00:00 new crm
                00:00:30 fault books LostReply
                00:01:00 run a
                00:01:01 crash a 5
                {TimeSpan.FromMinutes(1 + minutes).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture)} run b
                """);
        }
    }

    [Fact]
    [Rule("R28")]
    public void Pages_move_while_they_are_read()
    {
        for (var step = 1; step <= 60; step++)
        {
            Holds(Plain with { Crm = new Traits { StableOrder = false, PageSize = 2 }, Books = new Traits { StableOrder = false, PageSize = 2, Cursor = step % 2 == 0 ? CursorKind.None : CursorKind.ModifiedAt } }, $"""
                00:00:00 twins
                00:00:01 twins
                00:00:02 twins
                00:00:03 new crm
                00:01:00 between {step} edit crm {1 + (step % 4)} city plain
                00:01:00 between {step + 3} edit books {1 + (step % 3)} city plain
                00:01:01 run a
                """);
        }
    }

    [Fact]
    [Rule("R13")]
    public void What_was_deleted_is_not_created_again_and_comes_back_with_its_link()
    {
        foreach (var deletes in Enum.GetValues<DeleteVisibility>())
        {
            foreach (var cursor in new[] { CursorKind.None, CursorKind.ModifiedAt, CursorKind.Sequence })
            {
                Holds(Plain with { Books = new Traits { Deletes = deletes, Cursor = cursor }, Crm = new Traits { Deletes = deletes, Cursor = cursor } }, """
                    00:00:00 new crm
                    00:00:01 new books
                    00:01:00 run a
                    00:10:00 delete books 1
                    00:11:00 run a
                    00:20:00 edit crm 1 city plain
                    00:21:00 run a
                    00:30:00 restore books
                    00:31:00 run a
                    00:40:00 edit crm 1 phone plain
                    """);
            }
        }
    }

    [Fact]
    [Rule("R1")]
    public void A_system_that_normalises_shortens_nothing()
    {
        foreach (var secret in new[] { Secret.Trim, Secret.Upper, Secret.Collapse, Secret.Cut })
        {
            foreach (var replies in new[] { false, true })
            {
                Holds(Plain with { BooksFields = [new FieldSpec("City") { Secret = secret, MaxLength = secret == Secret.Cut ? 14 : null }], Books = new Traits { WriteReturnsRecord = replies, Shape = WriteShape.Replace } }, """
                    00:00:00 new crm
                    00:01:00 run a
                    00:10:00 edit crm 1 city long
                    00:11:00 run a
                    00:12:00 run a
                    00:20:00 edit crm 1 city spaced
                    00:21:00 run a
                    """);
            }
        }
    }

    [Fact]
    [Rule("S7")]
    public void The_store_is_busy_or_loses_an_acknowledgement_at_each_commit()
    {
        foreach (var fault in Enum.GetValues<StoreFault>())
        {
            for (var at = 0; at < 30; at++)
            {
                Holds(Plain, $"""
                    00:00:00 new crm
                    00:00:01 new books
                    00:00:02 twins
                    00:01:00 run a
                    {Simulation.Text(TimeSpan.FromMinutes(1).Ticks + (at * TimeSpan.TicksPerMillisecond * 60))} store {fault}
                    00:10:00 edit crm 1 city plain
                    00:11:00 run a
                    """);
            }
        }
    }

    private static void Holds(WorldConfig config, string script)
    {
        var steps = Step.ParseAll(script);
        var verdict = Seeds.Alone(() => Stage.Play(config, steps));
        Assert.True(verdict.Violations.Count == 0, $"{string.Join("; ", verdict.Violations)}\n{config}\n{script}");
    }
}
