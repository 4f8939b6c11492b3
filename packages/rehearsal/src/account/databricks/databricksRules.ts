import { accountRules } from './accountRules';
import { unityCatalogRules } from './unityCatalogRules';
import { workspaceRules } from './workspaceRules';
import type { TypeRules } from '../TypeRules';

/** What Databricks is known to do beyond the schema, by type. */
export const databricksRules: Record<string, TypeRules> = {
  ...accountRules,
  ...unityCatalogRules,
  ...workspaceRules,
};
