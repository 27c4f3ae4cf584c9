import { Body, Controller, HttpCode, Post, UploadedFiles, UseGuards, UseInterceptors } from '@nestjs/common';
import { AnyFilesInterceptor } from '@nestjs/platform-express';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { DeploymentService } from '../../catalogue/deployment.service.js';
import { largestFile } from '../../catalogue/resource-files.js';
import { PublishersOnly } from './publishers-only.js';
import { filesOf, type UploadedFile } from './uploaded-files.js';
import { deploymentDocument } from './deployment-document.js';

const limits = { fileSize: largestFile, files: 100, fields: 10, fieldSize: 1024 };

@Controller('v2/deployments')
export class DeploymentsController {
  constructor(private readonly deployments: DeploymentService) {}

  /** Multipart: every part named `resources` is a file. */
  @Post()
  @HttpCode(200)
  @UseGuards(PublishersOnly)
  @UseInterceptors(AnyFilesInterceptor({ limits }))
  async deploy(
    @CurrentIdentity() identity: Identity,
    @UploadedFiles() uploaded: readonly UploadedFile[] | undefined,
    @Body() _fields: unknown,
  ): Promise<object> {
    return deploymentDocument(await this.deployments.deploy(identity, filesOf(uploaded)));
  }
}
