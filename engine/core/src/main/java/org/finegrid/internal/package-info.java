/** What the library's packages share and callers must not use: it changes without notice. */
package org.finegrid.internal;
