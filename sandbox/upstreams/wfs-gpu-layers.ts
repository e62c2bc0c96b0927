import { type Feature } from '../feature-collection.js';
import { GPU_LAYERS, gpuLayer, type GpuLayerName } from '../gpu-data.js';

/** The layers of the Géoportail de l'urbanisme, by full name. */
export const WFS_GPU_LAYERS: Readonly<Record<string, () => readonly Feature[]>> = Object.fromEntries(
  (Object.keys(GPU_LAYERS) as GpuLayerName[]).map((name) => [GPU_LAYERS[name], () => gpuLayer(name)]),
);
