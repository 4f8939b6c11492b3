/** Who a statement is about: `AWS` and an ARN, `Service` and a host, `*` and `*`. */
export interface Principal {
  readonly type: string;
  readonly value: string;
}

/** One condition of a statement. */
export interface Condition {
  /** As written, such as `ForAnyValue:StringLike`. */
  readonly operator: string;
  /** In lower case: AWS does not tell cases apart. */
  readonly key: string;
  readonly values: readonly string[];
}

/** A statement of a policy, with everything that may be one or many as a list. */
export interface Statement {
  readonly allows: boolean;
  readonly principals: readonly Principal[];
  /** The statement is about everybody but its principals. */
  readonly exceptPrincipals: boolean;
  readonly actions: readonly string[];
  /** The statement is about every action but its actions. */
  readonly exceptActions: boolean;
  readonly resources: readonly string[];
  /** The statement is about everything but its resources. */
  readonly exceptResources: boolean;
  readonly conditions: readonly Condition[];
}
