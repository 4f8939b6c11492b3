import { data } from '@actions/expressions';
import type { Json } from './Json';

/** A JSON value as the expression engine wants it. */
export function toExpressionData(value: Json): data.ExpressionData {
  if (value === null) {
    return new data.Null();
  }
  if (typeof value === 'string') {
    return new data.StringData(value);
  }
  if (typeof value === 'number') {
    return new data.NumberData(value);
  }
  if (typeof value === 'boolean') {
    return new data.BooleanData(value);
  }
  if (Array.isArray(value)) {
    return new data.Array(...value.map(toExpressionData));
  }
  return new data.Dictionary(
    ...Object.entries(value).map(([key, item]) => ({
      key,
      value: toExpressionData(item),
    })),
  );
}

/** The way back. */
export function fromExpressionData(value: data.ExpressionData): Json {
  switch (value.kind) {
    case data.Kind.String:
      return value.coerceString();
    case data.Kind.Number:
      return value.number();
    case data.Kind.Boolean:
      return value.coerceString() === 'true';
    case data.Kind.Array:
      return value instanceof data.Array
        ? value.values().map(fromExpressionData)
        : [];
    case data.Kind.Dictionary:
      return value instanceof data.Dictionary
        ? Object.fromEntries(
            value
              .pairs()
              .map(pair => [pair.key, fromExpressionData(pair.value)]),
          )
        : {};
    default:
      return null;
  }
}

/** The text GitHub puts in place of `${{ … }}`. */
export function toText(value: Json): string {
  return value === null ? '' : toExpressionData(value).coerceString();
}
