import { namePattern } from '@lakeport/backstage-plugin-databricks-node';
import type { DatabricksOwnerRule } from '@lakeport/backstage-plugin-databricks-node';
import type { OwnerSubject } from './OwnerSubject';

type Test = (subject: OwnerSubject) => boolean;

/** The owner by the first rule that matches; undefined when none does. */
export function ownerByRules(
  rules: DatabricksOwnerRule[],
): (subject: OwnerSubject) => string | undefined {
  const compiled = rules.map(({ match, owner }) => ({
    owner,
    tests: [
      ...testOf('account', match.account),
      ...testOf('workspace', match.workspace),
      ...testOf('catalog', match.catalog),
      ...testOf('schema', match.schema),
      ...testOf('databricksOwner', match.databricksOwner),
      ...tagTest(match.tag),
    ],
  }));
  return subject =>
    compiled.find(({ tests }) => tests.every(test => test(subject)))?.owner;
}

function testOf(
  key: Exclude<keyof OwnerSubject, 'tags'>,
  pattern: string | undefined,
): Test[] {
  if (pattern === undefined) {
    return [];
  }
  const matches = namePattern(pattern);
  return [
    subject => {
      const value = subject[key];
      return value !== undefined && matches(value);
    },
  ];
}

function tagTest(tag: string | undefined): Test[] {
  if (tag === undefined) {
    return [];
  }
  const at = tag.indexOf('=');
  const key = at < 0 ? tag : tag.slice(0, at);
  const matches = namePattern(at < 0 ? '*' : tag.slice(at + 1));
  return [({ tags = {} }) => Object.hasOwn(tags, key) && matches(tags[key])];
}
