import { accountRules } from './accountRules';
import { computeRules } from './computeRules';
import { contentRules } from './contentRules';
import { permissionRules } from './permissionRules';
import { principalRules } from './principalRules';
import { settingsRules } from './settingsRules';
import { sharingRules } from './sharingRules';
import { unityCatalogRules } from './unityCatalogRules';
import type { TypeRules } from '../TypeRules';

/** What Databricks is known to do beyond the schema, by type. */
export const databricksRules: Record<string, TypeRules> = {
  ...accountRules,
  ...computeRules,
  ...contentRules,
  ...permissionRules,
  ...principalRules,
  ...settingsRules,
  ...sharingRules,
  ...unityCatalogRules,
};
