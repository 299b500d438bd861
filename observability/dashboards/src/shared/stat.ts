import * as common from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { NOTHING_HAPPENED } from './look.js';
import { panel, type Panel, type PanelSpec } from './panel.js';
import { target } from './query.js';

/** One number as it is now. */
export function stat(spec: PanelSpec): Panel {
  const builder = new PanelBuilder()
    .graphMode(common.BigValueGraphMode.None)
    .colorMode(common.BigValueColorMode.Value)
    .reduceOptions(new common.ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .mappings([NOTHING_HAPPENED])
    .targets(spec.queries.map((query, index) => target(query, index, 'now')));
  return panel(spec, builder);
}
