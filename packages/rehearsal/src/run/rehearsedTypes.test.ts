import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { lakehouseStacks } from '../__testUtils__/lakehouseStacks';
import { rehearsedTypes } from './rehearsedTypes';
import { typesOf } from './typesOf';

describe('rehearsedTypes', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'lakeport-types-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('are those of the stacks before there is a state', () => {
    const types = rehearsedTypes(lakehouseStacks(), join(dir, 'none'));
    expect(types).toEqual(typesOf(lakehouseStacks()));
    expect(types).toContain('aws_vpc');
  });

  it('has those as well that only a state still holds', () => {
    mkdirSync(join(dir, 'bucket/shop'), { recursive: true });
    const put = (name: string, content: unknown) =>
      writeFileSync(join(dir, 'bucket/shop', name), JSON.stringify(content));
    put('a.tfstate', { resources: [{ mode: 'managed', type: 'aws_eip' }] });
    put('b.tfstate', { version: 4 });
    put('a.tfstate.backup', { resources: [{ type: 'aws_route' }] });

    const types = rehearsedTypes(lakehouseStacks(), dir);
    expect(types).toContain('aws_eip');
    expect(types).not.toContain('aws_route');
  });
});
