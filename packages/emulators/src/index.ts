/**
 * GitHub, Databricks and AWS over HTTP on loopback, serving what a rehearsal
 * account holds, or an estate that is made up. For the demo, the tests and
 * measurements.
 *
 * @packageDocumentation
 */
export { startEmulators, type Emulators } from './startEmulators';
export type { EmulatorOptions } from './EmulatorOptions';
export {
  startEstateEmulator,
  type Estate,
  type EstateConfig,
  type EstateOptions,
} from './estate/startEstateEmulator';
export type { EstateRequests } from './estate/EstateTraffic';
export type { EstateSize } from './estate/EstateSize';
export type { DatabricksClientEntry } from './databricks/DatabricksClients';
export { ServiceFaults } from './faults/ServiceFaults';
export type { ServiceFaultInput } from './faults/serviceFaultDocument';
