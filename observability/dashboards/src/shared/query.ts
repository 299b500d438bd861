import * as prometheus from '@grafana/grafana-foundation-sdk/prometheus';
import { DATASOURCE } from './variables.js';

/** One query of a panel. */
export interface Query {
  readonly expr: string;
  /** The name of a line, as Grafana's legend format. */
  readonly legend?: string;
  /** Whether samples with a trace are shown as points. */
  readonly exemplars?: boolean;
  /** Why the query may rightly find nothing on a healthy system. Without it, an empty answer is a fault. */
  readonly mayBeEmpty?: string;
}

type Shape = 'lines' | 'now' | 'rows';

export const refId = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);

export function target(query: Query, index: number, shape: Shape): prometheus.DataqueryBuilder {
  const builder = new prometheus.DataqueryBuilder()
    .datasource(DATASOURCE)
    .editorMode(prometheus.QueryEditorMode.Code)
    .expr(query.expr)
    .refId(refId(index));
  if (query.legend !== undefined) {
    builder.legendFormat(query.legend);
  }
  if (query.exemplars) {
    builder.exemplar(true);
  }
  switch (shape) {
    case 'lines':
      return builder.range();
    case 'now':
      return builder.instant();
    case 'rows':
      return builder.instant().format(prometheus.PromQueryFormat.Table);
  }
}
