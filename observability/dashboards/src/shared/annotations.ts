import * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';
import * as prometheus from '@grafana/grafana-foundation-sdk/prometheus';
import { chosenService, min, SERVICE } from './promql.js';
import { DATASOURCE } from './variables.js';

export interface Annotation {
  readonly name: string;
  readonly expr: string;
  readonly builder: { build: () => dashboard.AnnotationQuery };
}

const STEP = '60s';

/** A value in milliseconds is the moment that is marked. */
function moments(name: string, colour: string, expr: string, title: string, text: string, tags: string): Annotation {
  const builder = new dashboard.AnnotationQueryBuilder()
    .name(name)
    .datasource(DATASOURCE)
    .enable(true)
    .iconColor(colour)
    .expr(expr)
    .step(STEP)
    .useValueForTime(true)
    .titleFormat(title)
    .textFormat(text)
    .tagKeys(tags)
    .target(
      new prometheus.DataqueryBuilder()
        .editorMode(prometheus.QueryEditorMode.Code)
        .expr(expr)
        .interval(STEP)
        .range()
        .refId('Anno'),
    );
  return { name, expr, builder };
}

/** When the first process of each version began: a deployment, or, where it was replaced, a restart. */
export const DEPLOYMENTS = moments(
  'Deployments',
  'blue',
  `${min([...SERVICE, 'service_version'], chosenService('process_start_time_seconds'))} * 1000`,
  '{{service_name}} {{service_version}}',
  'The oldest process of this version began.',
  'service_name,service_version',
);
