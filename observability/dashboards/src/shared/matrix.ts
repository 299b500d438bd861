import * as common from '@grafana/grafana-foundation-sdk/common';
import type * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';
import { NOTHING_KNOWN } from './look.js';
import { panel, type Panel, type PanelSpec } from './panel.js';
import { SERVICE } from './promql.js';
import { target, type Query } from './query.js';

/** The label that the rows are named after: environment, namespace and name of a service in one. */
const ROW = 'of';

export interface MatrixSpec extends Omit<PanelSpec, 'queries'> {
  /** One series for each service and each value of `columns`. */
  readonly query: Query;
  /** The label whose values are the columns. */
  readonly columns: string;
  /** The names of the values. */
  readonly states?: dashboard.ValueMapping;
}

/** Services by what one label says, as it is now: a row for each service, a column for each value of the label. */
export function matrix(spec: MatrixSpec): Panel {
  const named = `label_join(${spec.query.expr}, "${ROW}", " ", ${SERVICE.map((label) => `"${label}"`).join(', ')})`;
  const query = { ...spec.query, expr: named };
  const builder = new PanelBuilder()
    .cellHeight(common.TableCellHeight.Sm)
    .showHeader(true)
    .filterable(true)
    .mappings([NOTHING_KNOWN, ...(spec.states === undefined ? [] : [spec.states])])
    .targets([target(query, 0, 'rows')])
    .transformations([
      {
        id: 'groupingToMatrix',
        options: { rowField: ROW, columnField: spec.columns, valueField: 'Value', emptyValue: 'null' },
      },
    ])
    .overrideByRegexp(`/^(?!${ROW}\\\\)/`, [
      { id: 'custom.cellOptions', value: { type: common.TableCellDisplayMode.ColorText } },
    ]);
  return panel({ ...spec, queries: [query] }, builder);
}
