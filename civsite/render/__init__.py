"""Item × format → bytes: panels, slides, pages, reports. Nothing here touches the output folder."""
