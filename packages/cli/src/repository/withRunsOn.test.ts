import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { withRunsOn } from './withRunsOn';

const SKELETON = join(
  __dirname,
  '../../../../templates/databricks-project/skeleton/.github/workflows',
);
const WORKFLOWS = ['check', 'deploy', 'drift'];

const labelsOf = (text: string) =>
  Object.values<{ 'runs-on': unknown }>(parse(text).jobs).map(
    job => job['runs-on'],
  );

describe('withRunsOn', () => {
  it.each(WORKFLOWS)('changes only what the jobs of %s run on', name => {
    const text = readFileSync(join(SKELETON, `${name}.yml`), 'utf8');
    expect(withRunsOn(text, 'ubuntu-24.04')).toBe(text);
    const own = withRunsOn(text, ['self-hosted', 'databricks']);
    const jobs = labelsOf(text).length;
    expect(jobs).toBeGreaterThan(0);
    expect(labelsOf(own)).toEqual(
      Array.from({ length: jobs }, () => ['self-hosted', 'databricks']),
    );
    expect(own.replaceAll('["self-hosted","databricks"]', 'ubuntu-24.04')).toBe(
      text,
    );
    expect(withRunsOn(own, 'ubuntu-24.04')).toBe(text);
    expect(withRunsOn(own, ['self-hosted', 'databricks'])).toBe(own);
  });

  it('quotes a label that YAML would read as something else', () => {
    const text = 'jobs:\n  a:\n    runs-on: x # why\n    steps: []\n';
    const numbered = withRunsOn(text, '24');
    expect(numbered).toBe(
      'jobs:\n  a:\n    runs-on: "24" # why\n    steps: []\n',
    );
    expect(labelsOf(numbered)).toEqual(['24']);
    expect(labelsOf(withRunsOn(text, 'true'))).toEqual(['true']);
  });

  it.each(['a: [', 'name: no jobs', '- a list'])('refuses %j', text => {
    expect(() => withRunsOn(text, 'x')).toThrow();
  });
});
