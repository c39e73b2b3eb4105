using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Abstractions.Tests;

public sealed class MappingBuilderTests
{
    private static readonly Entity Customer = new("customer");

    [Fact]
    public void A_mapping_is_data_and_the_later_rule_of_a_field_stands()
    {
        var m = new MappingBuilder();
        m.Map(Crm.Company.Entity, Customer)
            .Field(Crm.Company.Name, new Field<string>("customer", "Name"))
            .Field(Crm.Company.Name, new Field<string>("customer", "Title"), static r => r.Flow(Flow.FromCrm).Locked("because"))
            .Group("address", [Crm.Company.Street, Crm.Company.ZipCode], [Customer.Custom<string>("Street"), Customer.Custom<string>("Zip")])
            .MatchOn(Crm.Company.VatNumber, Customer.Custom<string>("Vat"), Normalisers.VatNumber)
            .InScope(Crm.Company.Custom<string>("type"), "Customer")
            .Flow(Flow.Both, Winner.Crm);

        var mapping = Assert.Single(m.Build());

        Assert.Equal(["name", "address"], mapping.Units.Select(static u => u.Name));
        Assert.Equal((Flow.FromCrm, "because"), (mapping.Units[0].Flow, mapping.Units[0].LockedBecause));
        Assert.Equal(["Title"], mapping.Units[0].AccountingFields.AsEnumerable());
        Assert.Equal("type", Assert.Single(mapping.CrmScope).Field);
        Assert.Equal("vatNumber", Assert.Single(mapping.Match).Name);
    }

    [Fact]
    public void Groups_of_unequal_length_need_a_converter() =>
        Assert.Throws<ArgumentException>(static () => new MappingBuilder().Map(Crm.Person.Entity, Customer).Group("name", [Crm.Person.FirstName, Crm.Person.LastName], [Customer.Custom<string>("Name")]));

    [Fact]
    public void Two_mappings_of_one_name_are_refused()
    {
        var m = new MappingBuilder();
        m.Map(Crm.Company.Entity, Customer);

        Assert.Throws<InvalidOperationException>(() => m.Map(Crm.Company.Entity, Customer));
        m.Map(Crm.Company.Entity, Customer, "company-2");
        Assert.Contains("Did you mean 'company'?", Assert.Throws<InvalidOperationException>(() => m.Entity("compny")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_without_a_side_says_which_one()
    {
        var e = Assert.Throws<InvalidOperationException>(static () => new ConnectionBuilder("acme", new ServiceCollection()).Build());

        Assert.Contains("CRM side", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("æ")]
    [InlineData("")]
    public void An_id_that_cannot_stand_in_a_url_or_a_log_is_refused(string id) => Assert.ThrowsAny<ArgumentException>(() => new ConnectionId(id));

    [Fact]
    public void A_table_converter_knows_whether_it_loses_anything()
    {
        var lossless = new TableConverter("t", "country", [("Denmark", "DK"), ("Italy", "IT")]);
        var lossy = new TableConverter("t", "country", [("Denmark", "DK"), ("Danmark", "DK")]);

        Assert.True(lossless.Lossless);
        Assert.False(lossy.Lossless);
        Assert.Equal(FieldValue.Of("DK"), lossless.ToAccounting(FieldValue.Of(" denmark ")));
        Assert.Equal(FieldValue.Null, lossless.ToAccounting(FieldValue.Null));
        var e = Assert.Throws<ConversionException>(() => lossless.ToAccounting(FieldValue.Of("Denmrk")));
        Assert.Equal(("unknown-country", "Did you mean 'Denmark'?"), (e.Code, e.Remedy));
    }
}
