import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { files } from '../src/files.js';

const HERE = new URL('../../', import.meta.url);

test('what is committed is what is generated', () => {
  for (const [path, text] of files()) {
    assert.equal(readFileSync(new URL(path, HERE), 'utf8'), text, `${path}: run "npm run generate"`);
  }
});

test('nothing lies in out that is not generated', () => {
  const generated = [...files().keys()]
    .filter((path) => path.startsWith('out/'))
    .map((path) => path.slice('out/'.length));
  assert.deepEqual(readdirSync(new URL('out', HERE)).sort(), generated.sort());
});

test('it is generated twice in the same way', () => {
  assert.deepEqual([...files()], [...files()]);
});

test('versions are pinned, and the lock names no host', () => {
  const wanted = JSON.parse(readFileSync(new URL('package.json', HERE), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  Object.values(wanted.devDependencies).forEach((version) => assert.match(version, /^\d+\.\d+\.\d+$/));
  assert.doesNotMatch(readFileSync(new URL('package-lock.json', HERE), 'utf8'), /"resolved"|\.tgz/);
});
