import type { MigrationInterface } from 'typeorm';
import { CaseTables1700000000100 } from './migrations/0001-case-tables.js';
import { HistoryTables1700000000101 } from './migrations/0001-history-tables.js';
import { QueueTables1700000000102 } from './migrations/0001-queue-tables.js';
import { Access1700000000200 } from './migrations/0002-access.js';
import { Tickets1700000000500 } from './migrations/0005-tickets.js';
import { Catalogue1700000000300 } from './migrations/0003-catalogue.js';
import { Knowledge1700000000400 } from './migrations/0004-knowledge.js';
import { DemoData1700000000600 } from './migrations/0006-demo-data.js';
import { KernelRows1700000000700 } from './migrations/0007-kernel-rows.js';
import { Signals1700000000710 } from './migrations/0007-signals.js';
import { GatheredStarts1700000000720 } from './migrations/0007-gathered-starts.js';
import { DecisionInstances1700000000800 } from './migrations/0008-decision-instances.js';
import { GatheredByVersion1700000000900 } from './migrations/0009-gathered-by-version.js';
import { BytesOfCases1700000001400 } from './migrations/0014-bytes-of-cases.js';
import { BatchOperations1700000001010 } from './migrations/0010-batch-operations.js';
import { Suspension1700000001000 } from './migrations/0010-suspension.js';
import { TaskAskers1700000000910 } from './migrations/0009-task-askers.js';
import { OutboxDelivery1700000001100 } from './migrations/0011-outbox-delivery.js';
import { Webhooks1700000001110 } from './migrations/0011-webhooks.js';
import { PackedHistory1700000001200 } from './migrations/0012-packed-history.js';
import { KeptAndRemoved1700000001210 } from './migrations/0012-kept-and-removed.js';
import { ValuesInRecords1700000001500 } from './migrations/0015-values-in-records.js';
import { NarrowCaseRows1700000001600 } from './migrations/0016-narrow-case-rows.js';
import { OutboxWithoutWhatWasSaid1700000001700 } from './migrations/0017-outbox-without-what-was-said.js';
import { IndexesOfTickets1700000001800 } from './migrations/0018-indexes-of-tickets.js';
import { LinkHashesAsBytes1700000001900 } from './migrations/0019-link-hashes-as-bytes.js';
import { PeopleAtADrawing1700000002000 } from './migrations/0020-people-at-a-drawing.js';
import { InstancesOfProcess1700000002040 } from './migrations/0020-instances-of-process.js';

/** Every migration of the engine, in any order: the number at the end of a class's name decides. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  CaseTables1700000000100,
  HistoryTables1700000000101,
  QueueTables1700000000102,
  Access1700000000200,
  Catalogue1700000000300,
  Knowledge1700000000400,
  Tickets1700000000500,
  DemoData1700000000600,
  KernelRows1700000000700,
  Signals1700000000710,
  GatheredStarts1700000000720,
  DecisionInstances1700000000800,
  GatheredByVersion1700000000900,
  TaskAskers1700000000910,
  BytesOfCases1700000001400,
  OutboxDelivery1700000001100,
  Webhooks1700000001110,
  Suspension1700000001000,
  BatchOperations1700000001010,
  PackedHistory1700000001200,
  KeptAndRemoved1700000001210,
  ValuesInRecords1700000001500,
  NarrowCaseRows1700000001600,
  OutboxWithoutWhatWasSaid1700000001700,
  IndexesOfTickets1700000001800,
  LinkHashesAsBytes1700000001900,
  PeopleAtADrawing1700000002000,
  InstancesOfProcess1700000002040,
];
