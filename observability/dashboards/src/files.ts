import { BOARDS } from './boards.js';
import { asText, listing } from './shared/listing.js';
import { UID } from './shared/names.js';

/** Every file that is generated, by its path below observability/dashboards. */
export function files(): ReadonlyMap<string, string> {
  const queries = BOARDS.flatMap(listing);
  return new Map([
    ...BOARDS.map((board): [string, string] => [`out/${UID[board.name]}.json`, asJson(board.json)]),
    ['out/queries.txt', asText(queries)],
    // Not in out: Grafana takes every JSON file of a folder for a dashboard.
    ['queries.json', asJson(queries)],
  ]);
}

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
