/**
 * The same data as a type that JSON's types take: TypeScript gives interfaces no
 * index signature, so that data of interfaces are no `JsonValue` as they are.
 */
export type Plain<T> = { [K in keyof T]: Plain<T[K]> };
