import * as common from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/bargauge';
import { panel, type Panel, type PanelSpec } from './panel.js';
import { target } from './query.js';

/** One bar for each series, as it is now. */
export function bars(spec: PanelSpec): Panel {
  const builder = new PanelBuilder()
    .displayMode(common.BarGaugeDisplayMode.Basic)
    .valueMode(common.BarGaugeValueMode.Text)
    .orientation(common.VizOrientation.Horizontal)
    .showUnfilled(true)
    .reduceOptions(new common.ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .targets(spec.queries.map((query, index) => target(query, index, 'now')));
  return panel(spec, builder);
}
