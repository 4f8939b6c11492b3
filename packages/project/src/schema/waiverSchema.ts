import { z } from 'zod';
import { ruleIds } from '../rules/ruleIds';
import { dateProblem } from '../time/dateProblem';
import { fieldPattern } from './fieldPattern';
import { fieldRule } from './fieldRule';
import { fields } from './fields';

/** A rule that does not count for a while, and why. */
export const waiverSchema = z
  .strictObject({
    rule: z.enum([...ruleIds]).meta({
      description: 'use the id of a rule as check names it',
    }),
    environment: fields.environmentName.optional(),
    reason: fieldPattern({
      is: 'a reason',
      matches: /^(?=.*\S)[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]{3,500}$/u,
      hint: 'say on one line of 3 to 500 characters why the rule does not count here',
    }),
    until: fieldRule({
      problem: dateProblem,
      description: 'use the last day it holds, such as 2027-06-30',
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    }),
  })
  .meta({
    description:
      'write rule, reason and until, such as { rule: network.nat-single, environment: dev, reason: "cost", until: 2027-06-30 }',
  });
