// dotnet ef starts this program, asks the store for its design-time context, and never runs a line of it.
return 0;
