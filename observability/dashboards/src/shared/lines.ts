import * as common from '@grafana/grafana-foundation-sdk/common';
import type * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { panel, type Panel, type PanelSpec } from './panel.js';
import { target } from './query.js';

export interface LinesSpec extends PanelSpec {
  /** Areas on top of each other, for parts of a whole. */
  readonly stacked?: boolean;
  readonly logarithmic?: boolean;
  /** How far back, whatever the dashboard shows, such as `30d`. */
  readonly always?: string;
  /** Lines whose name begins so are limits: dashed, without a fill. */
  readonly limits?: string;
  readonly links?: readonly dashboard.DashboardLink[];
}

/** Values over time. A gap is a gap: missing samples are not joined. */
export function lines(spec: LinesSpec): Panel {
  const builder = new PanelBuilder()
    .legend(
      new common.VizLegendOptionsBuilder()
        .displayMode(common.LegendDisplayMode.List)
        .placement(common.LegendPlacement.Bottom)
        .showLegend(true)
        .calcs([]),
    )
    .tooltip(
      new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Multi).sort(common.SortOrder.Descending),
    )
    .drawStyle(common.GraphDrawStyle.Line)
    .lineWidth(1)
    .fillOpacity(spec.stacked ? 40 : 0)
    .showPoints(common.VisibilityMode.Never)
    .spanNulls(false)
    .thresholdsStyle(
      new common.GraphThresholdsStyleConfigBuilder().mode(
        spec.steps.from.length > 0 ? common.GraphThresholdsStyleMode.Dashed : common.GraphThresholdsStyleMode.Off,
      ),
    )
    .targets(spec.queries.map((query, index) => target(query, index, 'lines')));
  if (spec.stacked) {
    builder.stacking(new common.StackingConfigBuilder().mode(common.StackingMode.Normal).group('A'));
  }
  if (spec.logarithmic) {
    builder.scaleDistribution(new common.ScaleDistributionConfigBuilder().type(common.ScaleDistribution.Log).log(2));
  }
  if (spec.always !== undefined) {
    builder.timeFrom(spec.always);
  }
  if (spec.limits !== undefined) {
    builder.overrideByRegexp(`/^${spec.limits}/`, [
      { id: 'custom.lineStyle', value: { fill: 'dash', dash: [8, 6] } },
      { id: 'custom.lineWidth', value: 2 },
      { id: 'custom.fillOpacity', value: 0 },
      { id: 'custom.stacking', value: { mode: 'none', group: 'A' } },
      { id: 'color', value: { mode: 'fixed', fixedColor: 'red' } },
    ]);
  }
  if (spec.links !== undefined) {
    builder.dataLinks(spec.links.map((link) => ({ build: () => link })));
  }
  return panel(spec, builder);
}
