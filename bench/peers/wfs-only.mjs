// Preloaded into our server where it is compared with API Carto: the layers of the cadastre come from the WFS at once,
// as API Carto has them, and not from API Carto first.
import { importCompiled } from '../dist-folder.mjs';

const { ApiCartoRoute } = await importCompiled('src/apicarto/layer-routes.js');

ApiCartoRoute.prototype.canAnswer = () => false;
