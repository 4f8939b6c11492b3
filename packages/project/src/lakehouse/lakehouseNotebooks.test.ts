import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lakehouseNotebooks } from './lakehouseNotebooks';

const FOLDER = join(__dirname, '../../notebooks');
const files = readdirSync(FOLDER).filter(name => name.endsWith('.py'));

// moto needs Python too, so CI has it: there its absence fails the test.
const hasPython = spawnSync('python3', ['--version']).status === 0;
const withPython = hasPython || process.env.CI ? it : it.skip;

describe('lakehouseNotebooks', () => {
  it('are the files of packages/project/notebooks; `yarn rebuild-notebooks` makes them so', () => {
    expect(lakehouseNotebooks).toEqual(
      Object.fromEntries(
        files.map(file => [
          file.replace(/\.py$/, ''),
          readFileSync(join(FOLDER, file), 'utf8'),
        ]),
      ),
    );
    expect(files.length).toBeGreaterThan(0);
  });

  withPython.each(files)('%s is Python', file => {
    const cache = mkdtempSync(join(tmpdir(), 'notebooks-'));
    try {
      execFileSync('python3', ['-m', 'py_compile', join(FOLDER, file)], {
        env: { ...process.env, PYTHONPYCACHEPREFIX: cache },
        stdio: 'pipe',
      });
    } finally {
      rmSync(cache, { recursive: true });
    }
  });

  it.each(Object.entries(lakehouseNotebooks))(
    '%s is a Databricks notebook that knows every parameter',
    (_name, source) => {
      expect(source).toMatch(/^# Databricks notebook source\n/);
      for (const parameter of [
        'catalog',
        'source_schema',
        'target_schema',
        'source_volume',
        'source_tables',
        'checkpoints',
      ]) {
        expect(source).toContain(`"${parameter}"`);
      }
    },
  );
});
