import type { Deployed } from '../../catalogue/deployment.js';
import { present, tenantId } from '../wire.js';

/** `DeploymentResult` of Camunda 8.8: one entry per published thing. */
export const deploymentDocument = (deployed: Deployed): object => ({
  deploymentKey: deployed.deploymentKey,
  tenantId,
  deployments: [
    ...deployed.definitions.map(({ key, processId, version, file }) => ({
      processDefinition: {
        processDefinitionKey: key,
        processDefinitionId: processId,
        processDefinitionVersion: version,
        resourceName: file,
        tenantId,
      },
    })),
    ...deployed.decisions.map(({ key, decisionId, version, name, requirementsId, requirementsKey }) => ({
      decisionDefinition: present({
        decisionDefinitionKey: key,
        decisionDefinitionId: decisionId,
        name,
        version,
        decisionRequirementsId: requirementsId,
        decisionRequirementsKey: requirementsKey,
        tenantId,
      }),
    })),
    ...deployed.requirements.map(({ key, requirementsId, version, name, file }) => ({
      decisionRequirements: present({
        decisionRequirementsKey: key,
        decisionRequirementsId: requirementsId,
        decisionRequirementsName: name,
        version,
        resourceName: file,
        tenantId,
      }),
    })),
    ...deployed.forms.map(({ key, formId, version, file }) => ({
      form: { formKey: key, formId, version, resourceName: file, tenantId },
    })),
  ],
});
