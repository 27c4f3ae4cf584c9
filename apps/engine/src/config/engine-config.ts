import type { EngineLimits } from './engine-limits.js';
import type { MailSettings, WebhookTargets } from './outgoing.js';
import type { OperationSettings } from './operation-settings.js';

export type DemoMode = 'data' | 'accounts' | 'off';

/** What the environment says, checked (config/environment.ts). */
export interface EngineSettings {
  /** 0: any free port (tests). */
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | null;
  /** A direct connection for LISTEN where `databaseUrl` is a transaction pooler; null: the same server. */
  readonly databaseListenUrl: string | null;
  /** Absolute. */
  readonly dataDir: string;
  /** Absolute: where the embedded server keeps its log for a restore to any moment; null or absent: nowhere. */
  readonly backupDir?: string | null;
  readonly clock: 'system' | 'controllable';
  readonly demo: DemoMode;
  /** How many tickets the demo data has; absent: 200. For tests. */
  readonly demoTickets?: number;
  /** Without a slash at the end; null: where the engine listens. */
  readonly publicUrl: string | null;
  readonly production: boolean;
  /** Days between a case's end and its removal; absent: kept for ever. */
  readonly retentionDays?: number;
  /** Absent: `defaultLimits`. */
  readonly limits?: EngineLimits;
  /** Absent: no mail is sent. */
  readonly mail?: MailSettings | undefined;
  /** Absent: `public`. */
  readonly webhookTargets?: WebhookTargets | undefined;
  /** Absent: `defaultOperation`. */
  readonly operation?: OperationSettings;
}

/** The settings of a running engine (an injection token, global): its database is known by now. */
export abstract class EngineConfig implements EngineSettings {
  abstract readonly port: number;
  abstract readonly host: string;
  abstract readonly databaseUrl: string;
  abstract readonly databaseListenUrl: string | null;
  abstract readonly dataDir: string;
  abstract readonly clock: 'system' | 'controllable';
  abstract readonly demo: DemoMode;
  abstract readonly demoTickets?: number;
  abstract readonly publicUrl: string | null;
  abstract readonly production: boolean;
  abstract readonly retentionDays?: number;
  abstract readonly limits?: EngineLimits;
  abstract readonly mail?: MailSettings | undefined;
  abstract readonly webhookTargets?: WebhookTargets | undefined;
  abstract readonly operation?: OperationSettings;
}
