"""The window: screens, panels, the viewer and what ties them to the services; the only package that knows Qt."""
