// The clients alone, trimmed, in a single file, without reflection in JSON and without dynamic code: near to what Native AOT asks of them.
// First the vendor's name, then what its Use class wants; Vendors is written by consumer-check.sh.
return await Vendors.All[args[0]](args[1..]) ? 0 : 1;
