namespace ScheduledSync.Demo.Simulation;

/// <summary>What stands in an account: so much of it as a story looks at.</summary>
public sealed record BooksView(IReadOnlyList<CustomerView> Customers, IReadOnlyList<ArticleView> Articles, IReadOnlyList<DocumentView> Documents);

/// <param name="Id">What the vendor's interface knows it by.</param>
/// <param name="Number">What people know it by.</param>
/// <param name="Name">Its name.</param>
/// <param name="Phone">Its telephone.</param>
/// <param name="Email">Its address for mail.</param>
public sealed record CustomerView(string Id, string Number, string Name, string? Phone, string? Email);

public sealed record ArticleView(string Code, string Name, decimal? Stock = null);

/// <param name="Customer">The customer's name on it.</param>
/// <param name="Number">Its number, where it has one already.</param>
/// <param name="Lines">What is sold, as <c>code × quantity</c>.</param>
public sealed record DocumentView(string Customer, string Number, IReadOnlyList<string> Lines);
