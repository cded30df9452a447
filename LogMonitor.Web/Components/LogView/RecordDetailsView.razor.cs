using System.Globalization;
using LogMonitor.Core.Filtering;
using Microsoft.AspNetCore.Components;

namespace LogMonitor.Web.Components.LogView;

/// <summary>An opened record: its fields, its lines with the application's own frames first seen, and what to do next.</summary>
public sealed partial class RecordDetailsView
{
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Wide = TimeSpan.FromHours(1);

    private readonly HashSet<StackBlock> _unfolded = new(ReferenceEqualityComparer.Instance);
    private RecordRow? _shown;

    [Parameter, EditorRequired]
    public required RecordRow Row { get; set; }

    /// <summary>The query that the list shows.</summary>
    [Parameter]
    public string Query { get; set; } = "";

    [CascadingParameter]
    private LiveUrl? Url { get; set; }

    private RecordDetails Details { get; set; } = null!;

    private string Surrounding
    {
        get
        {
            // The stream is what the record was written to in order: other files of the same service would only interrupt it.
            var stream = string.Create(CultureInfo.InvariantCulture, $"stream:{Row.Record.Stream.Id}");
            return new LiveUrl(stream, RangeChoice.Around(Row.TimeTicks, Near), Row.HeadSequence).ToString();
        }
    }

    private string Permalink => new LiveUrl(Query, RangeChoice.Around(Row.TimeTicks, Near), Row.HeadSequence).ToString();

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_shown, Row)) return;
        _shown = Row;
        Details = RecordDetails.Of(Row);
    }

    private string Filtered(DetailField field, bool negated)
        => new LiveUrl(FacetClause.Add(Query, FilterText.FieldName(field.Name), field.Value, negated), Url?.Range ?? RangeChoice.Default).ToString();

    private string Nearby(string query) => new LiveUrl(query, RangeChoice.Around(Row.TimeTicks, Wide), Row.HeadSequence).ToString();
}
