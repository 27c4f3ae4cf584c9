import { Controller, Get, HttpCode } from '@nestjs/common';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { Public } from '../../access/public.js';

/** The release of Camunda's REST API that `/v2` follows; clients choose their behaviour by it. */
const gatewayVersion = '8.8.0';

/** To a client of Camunda 8 an installation is one broker with one partition, however many engines share the database. */
@Controller('v2')
export class TopologyController {
  @Get('topology')
  topology(@CurrentIdentity() _identity: Identity): object {
    return {
      brokers: [
        {
          nodeId: 0,
          host: 'relevo',
          port: 0,
          partitions: [{ partitionId: 1, role: 'leader', health: 'healthy' }],
          version: gatewayVersion,
        },
      ],
      clusterSize: 1,
      partitionsCount: 1,
      replicationFactor: 1,
      gatewayVersion,
      lastCompletedChangeId: '-1',
    };
  }

  /** Probes call it without credentials, as Camunda's does. */
  @Public()
  @Get('status')
  @HttpCode(204)
  status(): void {
    // 204 says: a partition with a leader is there.
  }
}
