namespace LogMonitor.Web.Components.LogView;

public sealed record FacetData(IReadOnlyList<FacetField> Fields);

public sealed record FacetField(string Name, IReadOnlyList<FacetValue> Values);

public sealed record FacetValue(string Value, long Count);
