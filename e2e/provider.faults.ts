/**
 * The entity providers of the catalog against an estate where something goes
 * wrong: no entity is lost, none doubled, and what could not be read is told.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { startEstateEmulator, type Estate } from '../packages/emulators/src';
import { EstateClients } from './faults/EstateClients';
import { EstateEntities } from './faults/EstateEntities';
import { faultySize } from './faults/faultySize';
import { forAWhile, forGood } from './faults/listFaults';

describe('entities of an estate where something goes wrong', () => {
  let estate: Estate;
  let expected: string[];
  let workspaceIds: string[];
  /** Providers whose catalog has everything already. */
  let filled: EstateEntities;

  before(async () => {
    estate = await startEstateEmulator(faultySize);
    filled = await EstateEntities.of(new EstateClients(estate));
    await filled.refresh();
    assert.deepEqual(filled.warnings, []);
    expected = filled.list();
    const count = (type: string) =>
      expected.filter(text => text.includes(`"type":"databricks-${type}"`))
        .length;
    workspaceIds = expected.flatMap(text =>
      text.includes('"type":"databricks-workspace"')
        ? /"lakeport.dev\/workspace-id":"(\d+)"/.exec(text)?.[1] ?? []
        : [],
    );
    assert.equal(count('workspace'), faultySize.workspaces);
    assert.equal(count('catalog'), faultySize.catalogs);
    assert.equal(count('schema'), faultySize.schemas);
  });
  afterEach(() => {
    estate.faults.databricks.clear();
    estate.faults.aws.clear();
  });
  after(() => estate?.stop());

  /** Nothing was lost, and nothing came twice. */
  const nothingIsLost = (entities: EstateEntities) => {
    assert.deepEqual(entities.list(), expected);
    assert.deepEqual(entities.removed, []);
    assert.deepEqual(entities.doubled, []);
  };

  for (const { name, faults, concurrency } of forAWhile) {
    it(`${name}: all are there, and once`, async () => {
      estate.faults.databricks.add(faults);
      const entities = await EstateEntities.of(
        new EstateClients(estate, { concurrency }),
      );
      await entities.refresh();
      assert.deepEqual(entities.warnings, []);
      nothingIsLost(entities);
    });
  }

  for (const { name, fault, words } of forGood) {
    it(`${name}: nothing is taken away, and it is told`, async () => {
      // Of one workspace: a list without an end is followed for a thousand pages.
      const [id] = workspaceIds;
      estate.faults.databricks.add({
        rules: [{ fault, path: `^/w/${id}/.*/catalogs\\?` }],
      });
      await filled.refresh();
      nothingIsLost(filled);
      assert.equal(filled.warnings.length, 1, filled.warnings.join('\n'));
      assert.match(filled.warnings[0], words);
      assert.match(
        filled.warnings[0],
        new RegExp(`^Catalogs of .*\\(${id}\\)`),
      );
    });
  }

  it('503 from all hosts at once: nothing is taken away', async () => {
    estate.faults.databricks.add({
      rules: [{ fault: 'unavailable', path: '.' }],
    });
    await filled.refresh();
    nothingIsLost(filled);
    for (const accountId of estate.accountIds) {
      assert.ok(
        filled.warnings.some(text =>
          text.startsWith(`Workspaces of account ${accountId} could not be`),
        ),
        accountId,
      );
    }
  });

  it('a host that hangs: the refresh ends by its signal, and nothing is taken away', async () => {
    estate.faults.databricks.add({
      rules: [{ fault: 'hang', path: '/catalogs\\?', times: 1 }],
    });
    await assert.rejects(filled.refresh(AbortSignal.timeout(1_500)), {
      name: 'TimeoutError',
    });
    nothingIsLost(filled);
    await filled.refresh();
    assert.deepEqual(filled.list(), expected);
  });

  it('one account of three that refuses: the others are whole, also at first', async () => {
    const [, refused] = estate.accountIds;
    const others = expected.filter(
      text => !isOf(text, refused) || isAccount(text),
    );
    assert.ok(others.length < expected.length);
    estate.faults.databricks.add({
      rules: [{ fault: 'refused', path: `/accounts/${refused}/` }],
    });
    const entities = await EstateEntities.of(new EstateClients(estate));
    await entities.refresh();
    assert.deepEqual(
      entities.list().filter(text => !isVpc(text)),
      others.filter(text => !isVpc(text)),
    );
    const told = entities.warnings.filter(text => text.includes(refused));
    assert.deepEqual(told, entities.warnings);
    assert.ok(told.some(text => /PERMISSION_DENIED/.test(text)));

    // And comes back whole when it is let in again.
    estate.faults.databricks.clear();
    await entities.refresh();
    assert.deepEqual(entities.list(), expected);
    assert.deepEqual(entities.warnings, []);
  });

  it('one AWS account that refuses: no VPC is taken away, and it is told', async () => {
    const [{ accountId }] = estate.awsAccounts;
    estate.faults.aws.add({
      rules: [{ fault: 'refused', path: `^/${accountId}/.*/DescribeVpcs$` }],
    });
    await filled.refresh();
    nothingIsLost(filled);
    assert.ok(filled.warnings.length > 0);
    for (const text of filled.warnings) {
      assert.match(text, new RegExp(`AWS account ${accountId} could not be`));
    }
  });

  it('keeps ids above 2^53', () => {
    assert.equal(new Set(workspaceIds).size, faultySize.workspaces);
    assert.ok(workspaceIds.every(id => BigInt(id) > 2n ** 53n));
  });
});

const isAccount = (text: string) =>
  text.includes('"name":"databricks-account-');
const isVpc = (text: string) => text.includes('"type":"aws-vpc"');

/** Whether an entity is of a Databricks account. */
const isOf = (text: string, accountId: string) =>
  text.includes(`databricks:${accountId}/`);
