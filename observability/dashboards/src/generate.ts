import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { files } from './files.js';

/** Writes what is generated below the directory that is given, or here. */
const root = process.argv[2] ?? '.';
for (const [path, text] of files()) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
