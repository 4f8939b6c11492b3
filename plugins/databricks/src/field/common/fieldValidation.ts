import type { ApiHolder } from '@backstage/core-plugin-api';
import { fieldChecks } from './fieldChecks';
import { fieldText } from './fieldText';
import { isRecord } from './isRecord';
import {
  problemsOfValue,
  problemsWithin,
  type PlacedProblems,
} from './problemsWithin';

/** How long what was found out about a list of environments holds, in milliseconds. */
const FRESH = 2_000;

/** Where a validation writes what it found. */
export interface Refusals {
  addError(message: string): void;
}

export interface ValidationContext {
  apiHolder: ApiHolder;
  formData: object;
  schema: object;
  uiSchema?: object;
}

interface Found {
  at: number;
  items: PlacedProblems[][];
}

const found = new WeakMap<object, Found>();

/**
 * Validation of a form field by its check, for the scaffolder. The scaffolder
 * asks for it when a page is submitted:
 *
 * - for a field of the page, with its value;
 * - for a list of texts, with the whole list;
 * - for fields of environments in a list, with the whole list and once for every
 *   field, of which only the last answer counts. So each answer is about all
 *   fields of all environments.
 */
export function fieldValidation(name: keyof typeof fieldChecks) {
  return async (
    value: unknown,
    validation: Refusals,
    context: ValidationContext,
  ): Promise<void> => {
    const { apiHolder: apis, formData } = context;
    const ui: unknown = context.uiSchema;
    const uiSchema = isRecord(ui) ? ui : {};
    const values: Record<string, unknown> = { ...formData };
    const t = fieldText(apis);

    if (Array.isArray(value) && !('ui:field' in uiSchema)) {
      const items = await itemProblems(value, values, context, uiSchema);
      items.forEach((problems, index) => {
        if (problems.length > 0) {
          validation.addError(
            t('field.itemProblems', {
              item: itemName(value[index], index),
              fields: problems.map(({ title }) => title).join(', '),
            }),
          );
        }
      });
      // The errors of the single fields, in the form's own shape.
      Object.assign(validation, nestedErrors(items));
      return;
    }

    const options = uiSchema['ui:options'];
    const isItem =
      Array.isArray(value) &&
      !('type' in context.schema && context.schema.type === 'array');
    for (const one of isItem ? value : [value]) {
      const problems = await problemsOfValue(fieldChecks[name], one, {
        apis,
        t,
        options: isRecord(options) ? options : {},
        place: { values, siblings: values },
      });
      problems.forEach(problem => validation.addError(problem));
    }
  };
}

async function itemProblems(
  list: unknown[],
  values: Record<string, unknown>,
  context: ValidationContext,
  uiSchema: Record<string, unknown>,
): Promise<PlacedProblems[][]> {
  const known = found.get(list);
  if (known && Date.now() - known.at < FRESH) {
    return known.items;
  }
  const items = await Promise.all(
    list.map((item, index) =>
      isRecord(item)
        ? problemsWithin(item, context.schema, uiSchema, fieldChecks, {
            apis: context.apiHolder,
            t: fieldText(context.apiHolder),
            place: { values, siblings: item, index },
          })
        : [],
    ),
  );
  found.set(list, { at: Date.now(), items });
  return items;
}

function itemName(item: unknown, index: number): string {
  return isRecord(item) && typeof item.name === 'string' && item.name !== ''
    ? item.name
    : String(index + 1);
}

interface ErrorTree {
  [key: string]: ErrorTree | string[];
}

function nestedErrors(items: PlacedProblems[][]): ErrorTree {
  const tree: ErrorTree = {};
  items.forEach((placed, index) => {
    for (const { path, problems } of placed) {
      let node = tree;
      for (const key of [String(index), ...path]) {
        const next = node[key];
        const child = next && !Array.isArray(next) ? next : {};
        node[key] = child;
        node = child;
      }
      node.__errors = problems;
    }
  });
  return tree;
}
