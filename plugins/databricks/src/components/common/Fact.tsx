import type { ReactNode } from 'react';
import styles from './common.module.css';

/** A term and what it is, within {@link FactList}. */
export function Fact(props: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className={styles.term}>{props.label}</dt>
      <dd className={styles.description}>{props.children}</dd>
    </>
  );
}
