/** Hand-written gradients as they are found in libraries; this code knows nothing of gradcheck. */
package org.gradcheck.samples.shapes;
