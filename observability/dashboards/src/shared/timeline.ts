import * as common from '@grafana/grafana-foundation-sdk/common';
import type * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/statetimeline';
import { panel, type Panel, type PanelSpec } from './panel.js';
import { target } from './query.js';

export interface TimelineSpec extends PanelSpec {
  /** The names of the values. */
  readonly states: dashboard.ValueMapping;
}

/** States over time, one bar for each series. */
export function timeline(spec: TimelineSpec): Panel {
  const builder = new PanelBuilder()
    .mappings([spec.states])
    .mergeValues(true)
    .showValue(common.VisibilityMode.Auto)
    .rowHeight(0.8)
    .fillOpacity(80)
    .lineWidth(0)
    .spanNulls(false)
    .legend(
      new common.VizLegendOptionsBuilder()
        .displayMode(common.LegendDisplayMode.List)
        .placement(common.LegendPlacement.Bottom)
        .showLegend(true)
        .calcs([]),
    )
    .targets(spec.queries.map((query, index) => target(query, index, 'lines')));
  return panel(spec, builder);
}
