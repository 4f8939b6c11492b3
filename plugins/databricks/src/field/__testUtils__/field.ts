import { page } from './renderStepper';

/** A page with one field called `it`, and what else of the form it looks at. */
export function fieldPage(
  name: string,
  options: {
    type?: 'string' | 'array';
    uiOptions?: object;
    rest?: object;
  } = {},
) {
  const { type = 'string', uiOptions = {}, rest = {} } = options;
  return page('Page', {
    it: {
      type,
      ...(type === 'array' ? { items: { type: 'string' } } : {}),
      title: 'Field',
      'ui:field': name,
      'ui:options': uiOptions,
      ...rest,
    },
  });
}
