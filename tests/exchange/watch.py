"""An activity as a watch writes it."""

from datetime import UTC, datetime, timedelta

from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.profile.messages.activity_message import ActivityMessage
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.session_message import SessionMessage


def recorded(sport: int = 1, hours: int = -5) -> bytes:
    """An hour from noon in New York on, of that ``sport``, where the clock is so far from UTC."""
    began = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
    begin, end = (int(each.timestamp()) * 1000 for each in (began, began + timedelta(hours=1)))
    builder = FitFileBuilder()
    first = FileIdMessage()
    first.type, first.manufacturer, first.product, first.serial_number = 4, 1, 2, 77
    first.time_created = begin
    builder.add(first)
    session = SessionMessage()
    session.timestamp, session.start_time, session.sport = end, begin, sport
    session.total_timer_time, session.total_elapsed_time = 3480.5, 3600.0
    session.total_distance, session.avg_heart_rate, session.max_heart_rate = 11250.0, 148, 172
    builder.add(session)
    activity = ActivityMessage()
    activity.timestamp, activity.total_timer_time, activity.num_sessions = end, 3480.5, 1
    local = datetime(2026, 11, 20, 18, 0) + timedelta(hours=hours) - datetime(1989, 12, 31)
    activity.local_timestamp = int(local.total_seconds())
    builder.add(activity)
    return bytes(builder.build_bytes())
