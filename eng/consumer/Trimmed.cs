// The client alone, trimmed, in a single file, without reflection in JSON and without dynamic code: near to what Native AOT asks of it.
return await UseDinero.RunAsync(args[..6], args[6..]) ? 0 : 1;
