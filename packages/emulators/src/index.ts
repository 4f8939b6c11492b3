/**
 * GitHub and Databricks over HTTP on loopback, serving what a rehearsal
 * account holds. For the demo and the tests.
 *
 * @packageDocumentation
 */
export {
  startEmulators,
  type EmulatorOptions,
  type Emulators,
} from './startEmulators';
