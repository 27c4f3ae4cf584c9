import { Global, Module } from '@nestjs/common';
import { LiveModule } from '../live/live.module.js';
import { Catalogue } from './catalogue.js';
import { CatalogueController } from './catalogue.controller.js';
import { CatalogueItems } from './catalogue-items.js';
import { DeploymentChecks } from './deployment-checks.js';
import { DeploymentListeners } from './deployment-listeners.js';
import { DeploymentService } from './deployment.service.js';
import { DeploymentWriter } from './deployment-writer.js';
import { PostgresCatalogue } from './postgres-catalogue.js';
import { PublishedFiles } from './published-files.js';
import { PublishedNotice } from './published-notice.js';

@Global()
@Module({
  imports: [LiveModule],
  controllers: [CatalogueController],
  providers: [
    { provide: Catalogue, useClass: PostgresCatalogue },
    CatalogueItems,
    DeploymentChecks,
    DeploymentListeners,
    DeploymentService,
    DeploymentWriter,
    PublishedFiles,
    PublishedNotice,
  ],
  exports: [Catalogue, DeploymentListeners, DeploymentService, PublishedFiles],
})
export class CatalogueModule {}
