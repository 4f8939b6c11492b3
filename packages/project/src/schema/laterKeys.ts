import { z } from 'zod';

/**
 * Keys and values of the file format that this version does not do anything
 * with yet, by the schema they will belong to. They are refused as "not
 * supported yet", so that nobody thinks they had an effect.
 */
export const laterKeys = z.registry<{ keys?: string[]; values?: string[] }>();
