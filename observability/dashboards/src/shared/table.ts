import * as common from '@grafana/grafana-foundation-sdk/common';
import type * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';
import type { FieldLink } from './links.js';
import { NOTHING_HAPPENED, STEPS, thresholdsConfig, type Steps, type Unit } from './look.js';
import { panel, type Panel, type PanelSpec } from './panel.js';
import { refId, target, type Query } from './query.js';

/** A column that a label makes. */
export interface LabelColumn {
  readonly label: string;
  readonly name: string;
  readonly link?: FieldLink;
}

/** A column that a query makes. */
export interface ValueColumn {
  readonly name: string;
  readonly query: Query;
  readonly unit: Unit;
  readonly steps?: Steps;
  readonly decimals?: number;
  /** The names of the values. */
  readonly states?: dashboard.ValueMapping;
}

export interface TableSpec extends Omit<PanelSpec, 'queries' | 'unit' | 'steps'> {
  readonly labels: readonly LabelColumn[];
  /** What a column lacks in a row is shown as no data. The first one may have labels that the others do not have. */
  readonly values: readonly [ValueColumn, ...ValueColumn[]];
  readonly sort: { readonly column: string; readonly descending: boolean };
}

/** Rows as they are now: one for each set of labels, with a column for each query. */
export function table(spec: TableSpec): Panel {
  const queries = spec.values.map((column) => column.query);
  const builder = new PanelBuilder()
    .cellHeight(common.TableCellHeight.Sm)
    .showHeader(true)
    .filterable(true)
    .mappings([NOTHING_HAPPENED])
    .sortBy([new common.TableSortByFieldStateBuilder().displayName(spec.sort.column).desc(spec.sort.descending)])
    .targets(queries.map((query, index) => target(query, index, 'rows')))
    .transformations([
      { id: 'merge', options: {} },
      { id: 'organize', options: organized(spec) },
    ]);
  for (const column of spec.labels) {
    const properties = labelProperties(column);
    if (properties.length > 0) {
      builder.overrideByName(column.name, properties);
    }
  }
  for (const column of spec.values) {
    builder.overrideByName(column.name, valueProperties(column));
  }
  const [first] = spec.values;
  return panel({ ...spec, queries, unit: first.unit, steps: first.steps ?? STEPS.plain }, builder);
}

function organized(spec: TableSpec): unknown {
  // Grafana calls the value so where there is one query only.
  const valueOf = (index: number) => (spec.values.length === 1 ? 'Value' : `Value #${refId(index)}`);
  const fields: [string, string][] = [
    ...spec.labels.map((column): [string, string] => [column.label, column.name]),
    ...spec.values.map((column, index): [string, string] => [valueOf(index), column.name]),
  ];
  const order = fields.map(([field], index): [string, number] => [field, index]);
  return {
    excludeByName: { Time: true },
    includeByName: {},
    indexByName: Object.fromEntries(order),
    renameByName: Object.fromEntries(fields),
  };
}

function labelProperties(column: LabelColumn): dashboard.DynamicConfigValue[] {
  const properties: dashboard.DynamicConfigValue[] = [];
  if (column.link !== undefined) {
    properties.push({ id: 'links', value: [column.link] });
  }
  return properties;
}

function valueProperties(column: ValueColumn): dashboard.DynamicConfigValue[] {
  const properties: dashboard.DynamicConfigValue[] = [
    { id: 'unit', value: column.unit },
    { id: 'custom.align', value: common.FieldTextAlignment.Right },
  ];
  if (column.decimals !== undefined) {
    properties.push({ id: 'decimals', value: column.decimals });
  }
  if (column.states !== undefined) {
    properties.push({ id: 'mappings', value: [column.states] });
  }
  if (column.steps !== undefined) {
    properties.push(
      { id: 'thresholds', value: thresholdsConfig(column.steps) },
      { id: 'custom.cellOptions', value: { type: common.TableCellDisplayMode.ColorText } },
    );
  }
  return properties;
}
