namespace Connectors.Smartbill;

/// <summary>What a proforma is issued with. It moves no stock; a <see cref="DocumentLine.WarehouseName"/> on its lines is for the invoice that follows.</summary>
public sealed record EstimateInput : DocumentInput;
