import * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';
import type { Annotation } from './annotations.js';
import { boardLinks, type Page } from './links.js';
import { TAG, UID, type DashboardName } from './names.js';
import type { Panel } from './panel.js';
import { COMMON, type Variable } from './variables.js';

export interface Row {
  readonly title: string;
  readonly panels: readonly Panel[];
  /** Closed until somebody opens it: what is closed asks nothing of the data source. */
  readonly collapsed?: boolean;
}

export interface BoardSpec {
  readonly name: DashboardName;
  readonly title: string;
  readonly description: string;
  readonly docs: Page;
  /** How far back it looks when it is opened. */
  readonly from: string;
  readonly refresh: string;
  /** Beside those that every dashboard has. */
  readonly variables: readonly Variable[];
  readonly annotations?: readonly Annotation[];
  readonly rows: readonly Row[];
}

/** One dashboard: what Grafana reads, and what it was made of. */
export interface Board extends BoardSpec {
  readonly json: dashboard.Dashboard;
}

export function board(spec: BoardSpec): Board {
  const variables = [...COMMON, ...spec.variables];
  const annotations = spec.annotations ?? [];
  const builder = new dashboard.DashboardBuilder(spec.title)
    .uid(UID[spec.name])
    .description(spec.description)
    .tags([TAG])
    .time({ from: spec.from, to: 'now' })
    .refresh(spec.refresh)
    .timezone('browser')
    .tooltip(dashboard.DashboardCursorSync.Crosshair)
    .links(boardLinks(spec.docs))
    .variables(variables.map((variable) => variable.builder))
    .annotations(annotations.map((annotation) => annotation.builder));
  let id = 0;
  for (const row of spec.rows) {
    const heading = new dashboard.RowBuilder(row.title).id(++id).collapsed(row.collapsed ?? false);
    const panels = row.panels.map((panel) => panel.builder.id(++id));
    if (row.collapsed) {
      panels.forEach((panel) => heading.withPanel(panel));
      builder.withRow(heading);
    } else {
      builder.withRow(heading);
      panels.forEach((panel) => builder.withPanel(panel));
    }
  }
  return { ...spec, variables, annotations, json: builder.build() };
}
