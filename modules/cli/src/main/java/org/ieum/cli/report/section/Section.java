package org.ieum.cli.report.section;

import java.util.function.Consumer;
import org.ieum.cli.report.page.Html;

/**
 * A section of the page.
 *
 * @param id anchor, unique in the page
 * @param items items of TRIPOD+AI that it answers, or empty
 * @param body writes what stands below the heading
 */
public record Section(Part part, String id, String title, String items, Consumer<Html> body) {}
