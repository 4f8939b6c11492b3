import { z } from 'zod';
import { fields } from './fields';

/** The groups that may use something. */
export const groupsSchema = z.array(fields.groupName).default([]).meta({
  description: 'list the groups that may use it, such as [data-engineers]',
});
