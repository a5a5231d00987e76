package org.ieum.securesum;

/** What drives a site's phases: the coordinator's messages and the site's own answer. */
public sealed interface SiteInput permits ToSite, Answered {}
