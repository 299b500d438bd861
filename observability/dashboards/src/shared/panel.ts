import type * as cog from '@grafana/grafana-foundation-sdk/cog';
import type * as common from '@grafana/grafana-foundation-sdk/common';
import type * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';
import { docsLink, type Page } from './links.js';
import { NO_DATA, thresholds, type Steps, type Unit } from './look.js';
import type { Query } from './query.js';
import { DATASOURCE } from './variables.js';

/** What every panel says of itself, whatever it looks like. */
export interface PanelSpec {
  readonly title: string;
  /** What is shown, and how to read it. */
  readonly description: string;
  readonly unit: Unit;
  /** Where a value begins to mean something else. `STEPS.plain` where it never does. */
  readonly steps: Steps;
  readonly queries: readonly Query[];
  readonly docs: Page;
  readonly width: number;
  readonly height: number;
  readonly min?: number;
  readonly max?: number;
  readonly decimals?: number;
}

/** A panel and its queries; the queries are also listed for tests against a real Prometheus. */
export interface Panel {
  readonly title: string;
  readonly queries: readonly Query[];
  readonly builder: PanelBuilder;
}

export interface PanelBuilder extends cog.Builder<dashboard.Panel> {
  id(id: number): this;
}

interface AnyPanelBuilder extends PanelBuilder {
  title(title: string): this;
  description(description: string): this;
  datasource(datasource: common.DataSourceRef): this;
  unit(unit: string): this;
  thresholds(thresholds: cog.Builder<dashboard.ThresholdsConfig>): this;
  noValue(text: string): this;
  links(links: cog.Builder<dashboard.DashboardLink>[]): this;
  span(width: number): this;
  height(height: number): this;
  min(min: number): this;
  max(max: number): this;
  decimals(decimals: number): this;
}

/** Fills in what all kinds of panel have. */
export function panel<B extends AnyPanelBuilder>(spec: PanelSpec, builder: B): Panel {
  builder
    .title(spec.title)
    .description(spec.description)
    .datasource(DATASOURCE)
    .unit(spec.unit)
    .thresholds(thresholds(spec.steps))
    .noValue(NO_DATA)
    .links([docsLink(spec.docs)])
    .span(spec.width)
    .height(spec.height);
  if (spec.min !== undefined) {
    builder.min(spec.min);
  }
  if (spec.max !== undefined) {
    builder.max(spec.max);
  }
  if (spec.decimals !== undefined) {
    builder.decimals(spec.decimals);
  }
  return { title: spec.title, queries: spec.queries, builder };
}
